/** Rows a page: as many as a picture grid or a table shows at once. */
export const PAGE = 60
