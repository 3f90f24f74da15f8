// A thread of its own that does nothing: what any window with workers takes for them.
export {};
