import { createServer } from 'node:net';
import { LauncherError } from './launcher-error';

/** @throws LauncherError that names the setting of the first port that another program has */
export async function refuseBusyPorts(ports: Readonly<Record<string, number>>): Promise<void> {
  for (const [setting, port] of Object.entries(ports)) {
    // `localhost` may mean either; a stranger on the one would be met by people who ask for the other.
    for (const host of ['127.0.0.1', '::1']) {
      const fault = await faultOfListening(port, host);
      if (fault === 'EADDRINUSE') {
        throw new LauncherError(
          `Port ${port} is taken by another program: stop it, or set ${setting} to a free port (${setting}=${port + 1000} npm start)`,
        );
      }
      if (fault === 'EACCES') {
        throw new LauncherError(`Port ${port} may only be used by root: set ${setting} to a port above 1023`);
      }
    }
  }
}

async function faultOfListening(port: number, host: string): Promise<string | undefined> {
  const probe = createServer();
  return new Promise((done) => {
    probe.once('error', (fault: NodeJS.ErrnoException) => done(fault.code));
    probe.listen(port, host, () => probe.close(() => done(undefined)));
  });
}
