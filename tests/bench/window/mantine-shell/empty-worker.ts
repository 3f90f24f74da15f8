// A thread of its own that does nothing but wait: what any window with workers takes for them.
globalThis.addEventListener("message", () => undefined);
