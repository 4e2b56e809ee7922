/** An Entra group that a device or a person is in; `null` where the service does not tell how many members it has. */
export type EntraGroup = { id: string; displayName: string; description: string | null; countMembers: number | null }
