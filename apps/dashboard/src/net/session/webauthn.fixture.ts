/** A browser without WebAuthn. */
export function noAuthenticator(): void {
  Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
  Reflect.deleteProperty(navigator, 'credentials');
}

const bytes = (): ArrayBuffer => new Uint8Array([1, 2, 3]).buffer;

/** A browser whose authenticator returns this credential, or fails with an error of this name. */
export function authenticator(answer: { readonly id: string } | 'NotAllowedError' | 'InvalidStateError'): void {
  Object.defineProperty(globalThis, 'PublicKeyCredential', {
    configurable: true,
    value: class PublicKeyCredential {},
  });
  const prompt = async (options: { mediation?: string }) => {
    // Conditional requests stay pending until a suggestion is chosen.
    if (options.mediation === 'conditional') return new Promise(() => undefined);
    if (typeof answer === 'string') throw new DOMException('refused', answer);
    return {
      id: answer.id,
      rawId: bytes(),
      type: 'public-key',
      response: {
        authenticatorData: bytes(),
        clientDataJSON: bytes(),
        signature: bytes(),
        attestationObject: bytes(),
        userHandle: null,
        getTransports: () => ['internal'],
      },
      getClientExtensionResults: () => ({}),
      authenticatorAttachment: 'platform',
    };
  };
  Object.defineProperty(navigator, 'credentials', { configurable: true, value: { get: prompt, create: prompt } });
}
