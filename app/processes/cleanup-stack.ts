/** Everything that a process opened, to be closed in reverse order, once, whatever ends the process. */
export type CleanupStack = {
  readonly add: (close: () => Promise<void>) => void;
  readonly closeAll: () => Promise<void>;
};

/** `onProblem` receives the error of what could not be closed. The rest is closed nevertheless. */
export function createCleanupStack(onProblem: (error: unknown) => void): CleanupStack {
  const opened: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    for (let close = opened.pop(); close !== undefined; close = opened.pop()) {
      try {
        await close();
      } catch (error) {
        onProblem(error);
      }
    }
  };
  return {
    add: (close) => opened.push(close),
    closeAll: () => (closing ??= closeAll()),
  };
}
