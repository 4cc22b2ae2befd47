import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How long the app may take to serve its page, and to end after it was asked to, in milliseconds. */
const patience = 20_000;

/**
 * The app under test: the program built with the tag `dev`, which serves the real page and the real
 * bindings to a browser. It lives in a folder of its own, so that nothing of one test, and nothing of
 * the person who runs them, reaches another.
 */
export class App {
  /** Everything the app printed since the first start. */
  log = '';

  private readonly program = programUnderTest();
  private readonly dialogs: string;
  private process: ChildProcess | undefined;

  private constructor(
    private readonly port: number,
    /** The app's home; tests put their files here too. */
    readonly folder: string,
  ) {
    this.dialogs = join(folder, `dialogs-${port}`);
    writeFileSync(this.dialogs, '');
  }

  static async create(): Promise<App> {
    const folder = mkdtempSync(join(tmpdir(), 'cairn-e2e-'));
    for (const name of ['runtime', 'files']) mkdirSync(join(folder, name), { mode: 0o700 });
    return new App(await freePort(), folder);
  }

  /** The app a second time for the same person, in the same folder. */
  async beside(): Promise<App> {
    return new App(await freePort(), this.folder);
  }

  /** Where the page is served; it stays the same across restarts, as in the real window. */
  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  /** The path of a file that the test, or a person in it, makes. */
  file(name: string): string {
    return join(this.folder, 'files', name);
  }

  /** What the person will choose in the next file dialog; '' is Cancel. Answers are used in order. */
  answerDialog(path: string): void {
    appendFileSync(this.dialogs, `${path}\n`);
  }

  /** Runs the app's command line in the same folder and returns what it prints. */
  cairn(...args: string[]): string {
    return execFileSync(this.program, args, { env: this.environment(), encoding: 'utf8' });
  }

  /** Starts the app, with a plan to open or as it was left, and waits until it serves its page. */
  async start(...args: string[]): Promise<void> {
    const [program = '', ...before] = withoutRootsRights(this.program);
    const options = { env: this.environment(), cwd: this.folder };
    const started = spawn(program, [...before, ...args], options);
    this.process = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.log += text));
    }
    const deadline = Date.now() + patience;
    while (!(await answers(this.url))) {
      if (started.exitCode !== null || started.signalCode !== null)
        throw new Error(`The app ended while it started:\n${this.log}`);
      if (Date.now() > deadline) throw new Error(`The app served no page:\n${this.log}`);
      await pause(50);
    }
  }

  /** Asks the app to end, as the session's end does, and fails if it does not or says that it failed. */
  async stop(): Promise<void> {
    const running = this.process;
    this.process = undefined;
    if (!running) return;
    if (running.exitCode === null && running.signalCode === null) {
      const ended = once(running, 'exit', { signal: AbortSignal.timeout(patience) });
      running.kill('SIGTERM');
      await ended.catch((reason: unknown) => {
        running.kill('SIGKILL');
        throw new Error(`The app did not end when asked to:\n${this.log}`, { cause: reason });
      });
    }
    if (running.exitCode !== 0) {
      const how = running.signalCode ?? `exit code ${running.exitCode ?? 'unknown'}`;
      throw new Error(`The app ended with ${how}:\n${this.log}`);
    }
  }

  /** Ends the app by force, as a power cut does. */
  async kill(): Promise<void> {
    const running = this.process;
    this.process = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }

  /** Removes the app's folder. The processes of the hidden window may write into it while they end. */
  async discard(): Promise<void> {
    const until = Date.now() + patience;
    for (;;) {
      try {
        rmSync(this.folder, { recursive: true, force: true });
        return;
      } catch (reason) {
        if (Date.now() > until) throw reason;
        await pause(100);
      }
    }
  }

  private environment(): NodeJS.ProcessEnv {
    const at = (name: string) => join(this.folder, name);
    return {
      PATH: process.env['PATH'],
      DISPLAY: process.env['DISPLAY'],
      XAUTHORITY: process.env['XAUTHORITY'],
      TZ: process.env['TZ'],
      LANG: 'C.UTF-8',
      HOME: this.folder,
      XDG_CONFIG_HOME: at('config'),
      XDG_DATA_HOME: at('data'),
      XDG_STATE_HOME: at('state'),
      XDG_CACHE_HOME: at('cache'),
      XDG_RUNTIME_DIR: at('runtime'),
      // No session bus: one instance must not hand over to another test's.
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${at('no-bus')}`,
      NO_AT_BRIDGE: '1',
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      CAIRN_DIALOGS: this.dialogs,
      devserver: `127.0.0.1:${this.port}`,
      assetdir: process.env['CAIRN_E2E_PAGE'] ?? resolve(import.meta.dirname, '../dist'),
    };
  }
}

function programUnderTest(): string {
  const program = process.env['CAIRN_E2E_APP'];
  if (!program || !process.env['DISPLAY'])
    throw new Error('Run the journeys with `go run ./build test end-to-end`: it builds the app.');
  return program;
}

/** The command that starts a program for which the permissions of files count even if root runs the tests. */
function withoutRootsRights(program: string): string[] {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return isRoot ? ['setpriv', '--bounding-set=-dac_override', program] : [program];
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** A port that nothing listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
