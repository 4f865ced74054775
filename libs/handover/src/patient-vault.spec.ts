import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { commitmentTo, PatientVault } from './patient-vault';

const [first, second, lookupKey] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const vault = new PatientVault({ current: '2025', keys: new Map([['2025', first]]), lookupKey });
const rotated = new PatientVault({
  current: '2026',
  keys: new Map([
    ['2026', second],
    ['2025', first],
  ]),
  lookupKey,
});

describe('the patient vault', () => {
  const { key, wrapped } = vault.newKey();

  it('gives back what it was given, any text and any length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, purpose) => {
        expect(vault.decrypt(key, vault.encrypt(key, text, purpose), purpose)).toBe(text);
      }),
    );
  });

  it('never writes the same text twice in the same way, and never in the clear', () => {
    const [one, other] = [
      vault.encrypt(key, 'Bruno Test Elmer', 'name'),
      vault.encrypt(key, 'Bruno Test Elmer', 'name'),
    ];
    expect(one.equals(other)).toBe(false);
    expect(one.includes('Bruno')).toBe(false);
  });

  it('does not read a name back as a CPR number', () => {
    const sealed = vault.encrypt(key, '2509479989', 'name');
    expect(() => vault.decrypt(key, sealed, 'cpr')).toThrow();
  });

  it('does not read what was changed, in any byte', () => {
    const sealed = vault.encrypt(key, '2509479989', 'cpr');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => vault.decrypt(key, changed, 'cpr')).toThrow();
    }
    for (const length of [0, 11, 12, 27, sealed.length - 1]) {
      expect(() => vault.decrypt(key, sealed.subarray(0, length), 'cpr')).toThrow();
    }
  });

  it('does not read one citizen’s data with another’s key', () => {
    const sealed = vault.encrypt(key, '2509479989', 'cpr');
    expect(() => vault.decrypt(vault.newKey().key, sealed, 'cpr')).toThrow();
  });

  it('opens a citizen’s key with the master key that wrapped it, also after the master key was rotated', () => {
    expect(vault.unwrap(wrapped).equals(key)).toBe(true);
    expect(rotated.unwrap(wrapped).equals(key)).toBe(true);
    const newer = rotated.newKey();
    expect(newer.wrapped.keyId).toBe('2026');
    expect(() => vault.unwrap(newer.wrapped)).toThrow('2026 is not configured');
  });

  it('cannot open anything when the master key is destroyed: this is how a citizen is forgotten', () => {
    const without = new PatientVault({ current: '2026', keys: new Map([['2026', second]]), lookupKey });
    expect(() => without.unwrap(wrapped)).toThrow('2025 is not configured');
    expect(() => without.unwrap({ ...wrapped, keyId: '2026' })).toThrow();
  });

  it('finds a CPR number by a hash that nobody can make without the key', () => {
    const hash = vault.lookupHash('2509479989');
    expect(hash.equals(rotated.lookupHash('2509479989'))).toBe(true);
    expect(hash.equals(vault.lookupHash('0201609995'))).toBe(false);
    const foreign = new PatientVault({ current: '2025', keys: new Map([['2025', first]]), lookupKey: second });
    expect(hash.equals(foreign.lookupHash('2509479989'))).toBe(false);
  });
});

describe('a commitment to words', () => {
  const salt = randomBytes(16);

  it('proves the words while the salt lives', () => {
    expect(commitmentTo('Hvem doserer?', salt)).toBe(commitmentTo('Hvem doserer?', salt));
    expect(commitmentTo('Hvem doserer?', salt)).not.toBe(commitmentTo('Hvem doserer', salt));
  });

  it('says nothing without it: the same words look different each time', () => {
    expect(commitmentTo('Ja.', salt)).not.toBe(commitmentTo('Ja.', randomBytes(16)));
  });
});
