import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import type { CertificateExtension } from 'selfsigned';

/** The server's key pair and where clients find the certificate to trust. */
export interface Certificate {
  /** PEM, server key. */
  key: string;
  /** PEM, server certificate and its own CA at once. */
  cert: string;
  /** `cert` as a file, for NODE_EXTRA_CA_CERTS and REQUESTS_CA_BUNDLE. */
  caFile: string;
  /** Directory that holds `caFile`; the sandbox removes it when it closes. */
  directory: string;
}

const DAY = 86_400_000;

// OpenSSL 3 with X509_STRICT (Python 3.13) wants basicConstraints and keyUsage to be critical on a CA.
const EXTENSIONS: CertificateExtension[] = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', digitalSignature: true, keyCertSign: true, cRLSign: true, critical: true },
  { name: 'extKeyUsage', serverAuth: true },
  {
    name: 'subjectAltName',
    altNames: [
      { type: 7, ip: '127.0.0.1' },
      { type: 2, value: 'localhost' }
    ]
  }
];

/**
 * Makes a throwaway self-signed certificate for 127.0.0.1 and localhost. Valid from yesterday for ten years, since a
 * client's clock may be moved along with the world's.
 */
export async function createCertificate(): Promise<Certificate> {
  const now = Date.now();
  const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - DAY),
    notAfterDate: new Date(now + 3650 * DAY),
    extensions: EXTENSIONS
  });
  const directory = mkdtempSync(join(tmpdir(), 'aks-sp-sandbox-'));
  const caFile = join(directory, 'ca.pem');
  writeFileSync(caFile, pems.cert);
  return { key: pems.private, cert: pems.cert, caFile, directory };
}
