import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { findProgram, installDebianPackage } from '@stafet/testing';

/** A login that is spoken to over TLS, as production wants it. */
export interface LoginBehindTls {
  readonly issuer: string;
  /** What a process must trust (NODE_EXTRA_CA_CERTS) to believe it. */
  readonly certificateFile: string;
  stop(): Promise<void>;
}

/** Takes TLS off in front of the login on `port`, with a certificate for localhost that is made in `folder`. */
export async function putTlsBefore(port: number, folder: string): Promise<LoginBehindTls> {
  const keyFile = join(folder, 'login-key.pem');
  const certificateFile = join(folder, 'login-certificate.pem');
  makeCertificate(keyFile, certificateFile);

  const server = createServer(
    { key: readFileSync(keyFile), cert: readFileSync(certificateFile) },
    (incoming, outgoing) => {
      const { method, headers } = incoming;
      // RFC 9112 3.2.2: the whole address in the request line, from which the login learns that it is https to others.
      const path = `https://${headers.host}${incoming.url}`;
      const passedOn = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      passedOn.on('error', () => outgoing.destroy());
      incoming.pipe(passedOn);
    },
  );
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', done);
  });
  return {
    issuer: `https://localhost:${(server.address() as AddressInfo).port}`,
    certificateFile,
    stop() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

function makeCertificate(keyFile: string, certificateFile: string): void {
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile];
  const made = spawnSync(findOpenssl(), ['req', '-x509', '-days', '1', ...name, ...key, '-out', certificateFile], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`openssl could not make a certificate: ${made.stderr}`);
}

function findOpenssl(): string {
  const found = findProgram(['openssl', '/usr/bin/openssl']);
  if (found !== undefined) return found;
  installDebianPackage('openssl', 'openssl');
  return '/usr/bin/openssl';
}
