/** Lets what a person waits for go before work in the background. */
export class RightOfWay {
  #passing = 0;
  #free = Promise.resolve();
  #release = (): void => undefined;

  /** Those in the background wait until all such work has ended. */
  async pass<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#passing === 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#free = promise;
      this.#release = resolve;
    }
    this.#passing += 1;
    try {
      return await work();
    } finally {
      this.#passing -= 1;
      if (this.#passing === 0) this.#release();
    }
  }

  /** Resolves once nobody passes. */
  yield(): Promise<void> {
    return this.#free;
  }
}
