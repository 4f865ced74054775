import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import type { Config } from '@stafet/platform';

/** A patient's own key, wrapped by one of the master keys; destroying it makes all that it encrypted unreadable. */
export interface WrappedKey {
  readonly keyId: string;
  readonly wrapped: Buffer;
}

const ivBytes = 12;
const tagBytes = 16;

/** Encrypts personal data at rest with AES-256-GCM, one data key per patient (design D9). */
export class PatientVault {
  constructor(private readonly keys: Config['patientKeys']) {}

  /** The keyed hash by which a CPR number is found without being stored in the clear. */
  lookupHash(cpr: string): Buffer {
    return createHmac('sha256', this.keys.lookupKey).update(cpr).digest();
  }

  newKey(): { readonly key: Buffer; readonly wrapped: WrappedKey } {
    const key = randomBytes(32);
    const master = this.masterKey(this.keys.current);
    return { key, wrapped: { keyId: this.keys.current, wrapped: seal(master, key, 'data-key') } };
  }

  /** @throws Error where the master key is not configured or the stored bytes were changed. */
  unwrap({ keyId, wrapped }: WrappedKey): Buffer {
    return open(this.masterKey(keyId), wrapped, 'data-key');
  }

  /** `purpose` binds the bytes to the field they belong to: a name can never be read back as a CPR number. */
  encrypt(key: Buffer, text: string, purpose: string): Buffer {
    return seal(key, Buffer.from(text, 'utf8'), purpose);
  }

  decrypt(key: Buffer, bytes: Buffer, purpose: string): string {
    return open(key, bytes, purpose).toString('utf8');
  }

  private masterKey(id: string): Buffer {
    const key = this.keys.keys.get(id);
    if (key === undefined) throw new Error(`the master key ${id} is not configured`);
    return key;
  }
}

/** A commitment to words that are kept elsewhere: it proves them while the salt lives and says nothing afterwards. */
export function commitmentTo(text: string, salt: Buffer): string {
  return createHash('sha256').update('stafet/text/1\n').update(salt).update(text, 'utf8').digest('hex');
}

function seal(key: Buffer, plain: Buffer, purpose: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Buffer, purpose: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]);
}
