import type { Writable } from "node:stream";

/** Writes text to a stream, at the stream's own pace. */
export interface Printer {
  /** Resolves once there is room for more: true, or false where the reader is gone and nothing needs to be written any more. */
  print(text: string): Promise<boolean>;
  /** Resolves once all was handed over; rejects with what went wrong, except that a reader that is gone is nothing wrong. */
  end(): Promise<void>;
}

/** A printer to a stream that stays open (standard output). `| head -1` closes the pipe early: that ends quietly. */
export function createPrinter(output: Writable): Printer {
  let failure: Error | undefined;
  let wake: (() => void) | undefined;
  const onError = (error: Error): void => {
    failure ??= error;
    wake?.();
  };
  output.on("error", onError);

  const settled = (begin: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      if (failure) return resolve();
      wake = resolve;
      begin(resolve);
    });

  return {
    print: async (text) => {
      if (!failure && !output.write(text)) await settled((done) => output.once("drain", done));
      return failure === undefined;
    },
    end: async () => {
      // Once for the callback, which comes after everything before it was written, or failed.
      await settled((done) => output.write("", () => setImmediate(done)));
      if (failure === undefined) {
        output.off("error", onError);
        return;
      }
      // The listener stays: a stream whose reader is gone may say so again.
      if ("code" in failure && failure.code === "EPIPE") return;
      throw failure;
    },
  };
}
