export const max = (a: string, b: string): string => (a > b ? a : b);
