/** Room at the sides of every row's plot, the same in the strip above them. */
export const ROW_ROOM = { left: 36, right: 100 } as const;
