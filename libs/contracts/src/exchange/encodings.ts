/** What a partner's text file may be written in. */
export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1250' | 'windows-1251';

/** The encoding by the byte order mark: spreadsheets write "Unicode text" as UTF-16. */
export function encodingOf([byte0, byte1]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (byte0 === 0xff && byte1 === 0xfe) return 'utf-16le';
  return byte0 === 0xfe && byte1 === 0xff ? 'utf-16be' : 'utf-8';
}

const HIGH = 0x80;
/**
 * The Cyrillic letters of Windows-1251 that are next to each other in words; in Windows-1250 the same bytes are
 * accented Latin letters, which are alone.
 */
const isLetter = (byte: number): boolean => byte >= 0xc0 || byte === 0xa3 || byte === 0xbc;

/**
 * Distinguishes the two code pages of the region in text that is not UTF-8, chunk by chunk: Cyrillic words are high
 * bytes side by side, Latin ones have a single high byte among plain letters.
 */
export class CodePageTally {
  #high = 0;
  #besideHigh = 0;
  #last = 0;

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte >= HIGH) {
        this.#high += 1;
        if (isLetter(byte) && isLetter(this.#last)) this.#besideHigh += 1;
      }
      this.#last = byte;
    }
  }

  /** The code page of what was added. */
  get codePage(): 'windows-1250' | 'windows-1251' {
    return this.#besideHigh * 2 > this.#high ? 'windows-1251' : 'windows-1250';
  }
}
