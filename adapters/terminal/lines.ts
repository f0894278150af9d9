const encoder = new TextEncoder();

/**
 * The lines of a stream of UTF-8, without their line feeds (and the carriage return before one). A byte order mark at the
 * beginning is left out, a byte that is no UTF-8 is read as U+FFFD, and a line feed at the very end begins no further line.
 * Only line feeds end a line, where `node:readline` also takes U+2028 and a lone carriage return: a question may hold those.
 */
export async function* readLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  // The pieces of a line that has not ended yet, joined once: a line of a megabyte comes in many.
  let pieces: string[] = [];
  for await (const chunk of input) {
    const text = decoder.decode(typeof chunk === "string" ? encoder.encode(chunk) : chunk, { stream: true });
    const [first = "", ...rest] = text.split("\n");
    pieces.push(first);
    for (const piece of rest) {
      yield withoutReturn(pieces.join(""));
      pieces = [piece];
    }
  }
  const last = pieces.join("") + decoder.decode();
  if (last !== "") yield withoutReturn(last);
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
