/** Whether the browser has promised not to clear what is kept here when it runs short of space; null while it is not known. */
let promised: boolean | null = null;

export const isPromised = () => promised;

/** Asks for that promise, once; the answer is shown with the outbox. */
export async function askToPersist(): Promise<boolean | null> {
  if (promised) return promised;
  // An old browser, or a page without a secure context, has no such thing.
  const storage: Partial<StorageManager> | undefined = navigator.storage;
  if (!storage?.persist) return null;
  promised = (await storage.persisted?.()) || (await storage.persist().catch(() => false));
  return promised;
}
