import type { HandedOver, RequestOf, ResponseOf } from "./ipc-contract.ts";
import type { IpcResult } from "./ipc-result.ts";
import type { OperationName } from "./operation-names.ts";
import type { WindowCommand } from "./window-commands.ts";

/** One method an operation. */
export type OperationMethods = {
  readonly [Name in OperationName]: (request: RequestOf<Name>) => Promise<IpcResult<ResponseOf<Name>>>;
};

/** The object that the preload puts into the page, under `PRELOAD_OBJECT`. */
export interface DesktopApi extends OperationMethods {
  /** Gives back what stops listening. */
  readonly onMenu: (listener: (command: WindowCommand) => void) => () => void;
  readonly onFiles: (listener: (given: HandedOver) => void) => () => void;
}
