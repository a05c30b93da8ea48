/** What one of the page's databases keeps on this machine; nothing before it is made. */
export async function keptIn(name: string): Promise<readonly { readonly key: IDBValidKey; readonly value: unknown }[]> {
  const database = await new Promise<IDBDatabase | undefined>((resolve) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => resolve(undefined);
    // Nothing was kept yet: it is for the widgets to make.
    opening.onupgradeneeded = () => opening.transaction?.abort();
  });
  if (!database) return [];
  const store = database.transaction('kept').objectStore('kept');
  const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer<unknown[]>(store.getAll())]);
  database.close();
  return (keys ?? []).map((key, index) => ({ key, value: values?.[index] }));
}

function answer<T>(request: IDBRequest<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });
}
