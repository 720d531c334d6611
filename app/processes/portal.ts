/** The processes that serve pages. They are built together with the pages: one copy of every module, so that what one part keeps or
 *  guards, the other knows. */
export { runPortal } from "./all-in-one";
export { serveWeb } from "./cli/serve-web";
