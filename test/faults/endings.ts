/** Ends in reverse order what was begun, also where the beginning failed half-way. */
export class Endings {
  private readonly all: (() => Promise<unknown>)[] = [];

  /** Answers what was begun, and remembers how it is to be ended. */
  async after<Begun>(begun: Promise<Begun>, end: (begun: Begun) => Promise<unknown>): Promise<Begun> {
    const thing = await begun;
    this.all.push(() => end(thing));
    return thing;
  }

  async now(): Promise<void> {
    const faults: unknown[] = [];
    for (let end = this.all.pop(); end !== undefined; end = this.all.pop()) {
      try {
        await end();
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length > 0) throw faults[0];
  }
}
