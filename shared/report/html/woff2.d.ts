/** A font file that the build puts into the code, as a data address. */
declare module "*.woff2?inline" {
  const address: string;
  // The build offers nothing but a default.
  export default address;
}
