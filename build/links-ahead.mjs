const AHEAD = { script: "window", font: "inter-latin-wght-normal.woff2" };

/**
 * Names in the page what its first script, which is small, asks for only once it runs: the script of the window, its
 * styles, and the font that its words wait for. The browser fetches them side by side then.
 * @returns {import("vite").Plugin}
 */
export function linksAhead() {
  return {
    name: "links-ahead",
    transformIndexHtml: {
      order: "post",
      handler(_page, { bundle }) {
        const files = Object.values(bundle ?? {});
        const chunk = files.find((file) => file.type === "chunk" && file.name === AHEAD.script);
        if (chunk?.type !== "chunk") return [];
        const styles = [...(chunk.viteMetadata?.importedCss ?? [])];
        const fonts = files.filter((file) => file.type === "asset" && file.names.includes(AHEAD.font));
        return [
          // The longest to read, so before all others.
          { ...link({ rel: "modulepreload", href: `/${chunk.fileName}` }), injectTo: "head-prepend" },
          ...styles.map((file) => link({ rel: "stylesheet", href: `/${file}` })),
          ...fonts.map((file) =>
            link({ rel: "preload", as: "font", type: "font/woff2", href: `/${file.fileName}` }),
          ),
        ];
      },
    },
  };
}

/**
 * @param {Record<string, string>} attributes
 * @returns {import("vite").HtmlTagDescriptor}
 */
function link(attributes) {
  return { tag: "link", attrs: { ...attributes, crossorigin: "" }, injectTo: "head" };
}
