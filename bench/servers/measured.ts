/** What a measured server reports to the process that measures it. */
export type ServerReport = { readonly port: number } | { readonly cpuMicroseconds: number };

/** Reports where this server listens, and from then on answers every question with the CPU time that the process has
 *  used so far, its own work and the system's for it, on all threads. Ends with the process that measures. */
export function reportTo(process_: NodeJS.Process, port: number): void {
  const say = (report: ServerReport): void => void process_.send?.(report);
  process_.on("message", () => {
    const { user, system } = process_.cpuUsage();
    say({ cpuMicroseconds: user + system });
  });
  process_.on("disconnect", () => process_.exit(0));
  say({ port });
}
