/** Whether it looks like an e-mail address; the server validates it. */
export const looksLikeEmail = (email: string): boolean => /^\S+@\S+\.\S+$/.test(email.trim());
