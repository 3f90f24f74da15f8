/** The app's main file; the host's module hooks lead there. */
declare module "host:main";
