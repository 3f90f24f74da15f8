import * as z from "zod";

// The content security policy forbids eval: without this zod would try to compile validators at run time. It must be
// set before the first schema is made, so every file that makes one imports this one, directly or by way of
// field-types.ts.
z.config({ jitless: true });
