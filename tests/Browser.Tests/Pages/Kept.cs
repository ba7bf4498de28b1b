namespace CrowdAnnotate.Browser.Tests.Pages;

/// <summary>What the browser of a page keeps, asked without standing in the page's way.</summary>
internal static class Kept
{
    /// <summary>A script that answers what <paramref name="expression"/> makes of `all`, the values of a store; null as long as the page has not made it.</summary>
    public static string In(string store, string expression) => $$"""
        () => new Promise((resolve, reject) => {
          const opening = indexedDB.open('crowdannotate');
          // Nothing is made here: the page makes its stores, and waits for whoever holds an older state of them open.
          opening.onupgradeneeded = () => opening.transaction.abort();
          opening.onerror = () => (opening.error.name === 'AbortError' ? resolve(null) : reject(opening.error));
          opening.onsuccess = () => {
            const db = opening.result;
            const answer = (value) => { db.close(); resolve(value); };
            if (!db.objectStoreNames.contains('{{store}}')) return answer(null);
            const reading = db.transaction('{{store}}').objectStore('{{store}}').getAll();
            reading.onerror = () => { db.close(); reject(reading.error); };
            reading.onsuccess = () => { const all = reading.result; answer({{expression}}); };
          };
        })
        """;
}
