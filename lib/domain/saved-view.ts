/** A view of the devices under a name; `query` is the query string of the devices page. Times are ISO 8601 in UTC. */
export type SavedView = {
  id: string
  name: string
  query: string
  shared: boolean
  /** Whether it is the asking person's own. */
  own: boolean
  ownerName: string
  /** Whether the asking person may change or delete it. */
  editable: boolean
  updatedAt: string
}

export const LONGEST_VIEW_NAME = 80
/** Of the query string, in characters. */
export const LONGEST_VIEW_QUERY = 4_000
/** Views that one person can keep. */
export const MOST_VIEWS = 100

/** The body of `GET /api/console/views`, by name; `mayShare` tells whether the asking person may share views. */
export type SavedViewsAnswer = { views: SavedView[]; mayShare: boolean }

/** What a person decides of a view. */
export type SavedViewDraft = Pick<SavedView, 'name' | 'query' | 'shared'>
