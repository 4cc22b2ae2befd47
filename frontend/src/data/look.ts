/** The sizes of text to choose from, in percent; appstate.TextSizes in Go. */
export const textSizes: readonly number[] = [90, 100, 115, 130, 150, 200];
