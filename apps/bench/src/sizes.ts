/** Whether everything runs small: `-- --quick`, at most three minutes for all. Its figures say that nothing broke, no more. */
export const isQuick = process.argv.includes('--quick');

/** A size of a measure: the one that the document's figures have, and the one of a quick run. */
export const sized = <T>(full: T, quick: T): T => (isQuick ? quick : full);
