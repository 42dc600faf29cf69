/** Ends a process at once, unless it ended with the one before it. */
export function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // There is none.
  }
}
