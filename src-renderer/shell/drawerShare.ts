/** Height of the drawer that nobody has set yet, as a share of the window: 248 px of 800. */
export const DRAWER_SHARE = 0.31
