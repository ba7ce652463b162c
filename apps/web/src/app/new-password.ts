/** The fewest characters of a password. What else makes one weak, the server knows. */
export const shortestPassword = 12;

/** Whether a new password is long enough to be sent; characters are counted as the server counts them. */
export const isLongEnough = (password: string): boolean => [...password.normalize('NFKC')].length >= shortestPassword;
