import { showWindow } from "./root.tsx";
import { createServices } from "./wiring.ts";

showWindow(createServices());
