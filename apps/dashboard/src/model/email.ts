/** Whether it can be an address at all; the server looks again. */
export const looksLikeEmail = (email: string): boolean => /^\S+@\S+\.\S+$/.test(email.trim());
