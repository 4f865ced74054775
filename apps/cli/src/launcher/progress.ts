const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMilliseconds = 80;
const reminderSeconds = 5;

/** Says what is going on: a moving line on a terminal, a line per step elsewhere. */
export class Progress {
  private current: { text: string; began: number; timer: NodeJS.Timeout } | undefined;
  private frame = 0;

  constructor(private readonly out: NodeJS.WriteStream = process.stdout) {}

  /** Shows `text` while `work` runs, and how long it took when it succeeded. */
  async step<T>(text: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const timer = setInterval(() => this.tick(), this.out.isTTY ? frameMilliseconds : reminderSeconds * 1000);
    this.current = { text, began, timer };
    if (this.out.isTTY) this.tick();
    let isDone = false;
    try {
      const result = await work();
      isDone = true;
      return result;
    } finally {
      clearInterval(timer);
      this.current = undefined;
      if (this.out.isTTY) this.out.write('\r\x1b[2K');
      if (isDone) this.out.write(`✓ ${text} (${secondsSince(began)} s)\n`);
    }
  }

  say(line: string): void {
    if (this.current !== undefined && this.out.isTTY) this.out.write('\r\x1b[2K');
    this.out.write(`${line}\n`);
  }

  private tick(): void {
    if (this.current === undefined) return;
    const { text, began } = this.current;
    if (this.out.isTTY) {
      this.frame = (this.frame + 1) % frames.length;
      this.out.write(`\r\x1b[2K${frames[this.frame] ?? ''} ${text} …`);
    } else {
      this.out.write(`… ${text}, ${secondsSince(began)} s so far\n`);
    }
  }
}

function secondsSince(began: number): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}
