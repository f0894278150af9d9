import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Request, type Response, responseSchema } from "./protocol.ts";

/** An engine in a process of its own. */
export interface Remote {
  /** Rejects where the process ended or did not answer within `timeoutMs`. */
  send(request: Request, timeoutMs: number): Promise<Response>;
  end(): void;
}

const processFile = fileURLToPath(new URL("./contender-process.ts", import.meta.url));
const heapMegabytes = 16_000;

function respond(child: ChildProcess, request: Request, timeoutMs: number): Promise<Response> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      child.off("message", answered).off("exit", ended);
      act();
    };
    const answered = (message: unknown) => settle(() => resolve(responseSchema.parse(message)));
    const ended = () => settle(() => reject(new Error("its process ended")));
    const timer = setTimeout(() => {
      settle(() => reject(new Error(`not done within ${Math.round(timeoutMs / 1000)} s`)));
    }, timeoutMs);
    child.once("message", answered).once("exit", ended);
    child.send(request);
  });
}

/** Starts a process for an engine. */
export function startRemote(): Remote {
  const child = fork(processFile, { execArgv: [`--max-old-space-size=${heapMegabytes}`, "--import", "tsx"] });
  return { send: (request, timeoutMs) => respond(child, request, timeoutMs), end: () => void child.kill("SIGKILL") };
}
