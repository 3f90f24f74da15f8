declare module "*.woff2?inline" {
  const address: string;
  // oxlint-disable-next-line import/no-default-export -- the bundler gives it so
  export default address;
}
