import type { ErrorCode } from "../../shared/errors/error-codes.ts";
import type { Problem } from "../../shared/errors/problem.ts";

const BY_SYSTEM_CODE: Readonly<Record<string, { readonly code: ErrorCode; readonly message: string }>> = {
  ENOENT: { code: "FILE_NOT_FOUND", message: "there is no such file or folder" },
  ENXIO: { code: "FILE_NOT_FOUND", message: "its drive is not there any more" },
  ENODEV: { code: "FILE_NOT_FOUND", message: "its drive is not there any more" },
  ESTALE: { code: "FILE_NOT_FOUND", message: "its network folder is not there any more" },
  EHOSTDOWN: { code: "FILE_NOT_FOUND", message: "its network folder is not there any more" },
  ENOTCONN: { code: "FILE_NOT_FOUND", message: "its network folder is not there any more" },
  ENOTDIR: { code: "FILE_NOT_FOUND", message: "a part of this path is not a folder" },
  EACCES: { code: "FILE_DENIED", message: "this may not be opened" },
  EPERM: { code: "FILE_DENIED", message: "this may not be opened" },
  EROFS: { code: "FILE_DENIED", message: "the disk or folder is read-only" },
  EBUSY: { code: "FILE_BUSY", message: "another program uses it" },
  ETXTBSY: { code: "FILE_BUSY", message: "another program uses it" },
  EISDIR: { code: "FILE_NOT_REGULAR", message: "this is a folder, not a file" },
  ELOOP: { code: "FILE_NOT_FOUND", message: "its links go round in a circle" },
  ENAMETOOLONG: { code: "FILE_NOT_FOUND", message: "the name is too long" },
  ENOSPC: { code: "DISK_FULL", message: "the disk is full" },
  EDQUOT: { code: "DISK_FULL", message: "the quota of this disk is used up" },
  EFBIG: { code: "FILE_TOO_LARGE", message: "the disk cannot hold a file this large" },
};

/** The typed problem for an error of the file system. An error that is not of the file system is a bug and is thrown on. */
export function fileProblem(error: unknown, path: string, doing: "read" | "write"): Problem {
  const systemCode = error instanceof Error && "code" in error ? String(error.code) : "";
  if (systemCode === "") throw error;
  const known = BY_SYSTEM_CODE[systemCode];
  if (known !== undefined) return { ...known, where: path };
  const code = doing === "read" ? "FILE_DENIED" : "WRITE_FAILED";
  return { code, message: `the system answered ${systemCode}`, where: path };
}
