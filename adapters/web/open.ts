import { spawn } from "node:child_process";

const commands: Readonly<Record<string, readonly string[]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
};

/** Opens an address in the person's browser, where this machine has one; otherwise nothing happens. */
export function openBrowser(url: string): void {
  const [command = "xdg-open", ...parameters] = commands[process.platform] ?? ["xdg-open"];
  const child = spawn(command, [...parameters, url], { stdio: "ignore", detached: true });
  // No browser is no reason to stop: the address was printed.
  child.on("error", () => {});
  child.unref();
}
