namespace CrowdAnnotate.Bench;

/// <summary>What the benchmark runs in the page.</summary>
public static class ReaderScripts
{
    /// <summary>Every slice once, each asked for when the one before is on the screen; slices a second.</summary>
    public const string LeafWhileLoading = """
        async () => {
          const count = Number(document.querySelector('[data-testid=scrubber]').getAttribute('aria-valuemax'));
          const from = window.__viewer.slice();
          const start = performance.now();
          for (let n = 1; n < count; n++) await window.__viewer.goToSlice((from + n) % count);
          return 1000 * (count - 1) / (performance.now() - start);
        }
        """;

    /// <summary>One slice a frame of the display; the 95th percentile of the time between frames.</summary>
    public const string LeafLoaded = """
        async () => {
          const count = Number(document.querySelector('[data-testid=scrubber]').getAttribute('aria-valuemax'));
          await window.__viewer.goToSlice(0);
          const times = [];
          let last = await new Promise(requestAnimationFrame);
          for (let slice = 1; slice < count; slice++) {
            await window.__viewer.goToSlice(slice);
            const now = await new Promise(requestAnimationFrame);
            times.push(now - last);
            last = now;
          }
          return times.sort((a, b) => a - b)[Math.ceil(0.95 * times.length) - 1];
        }
        """;

    /// <summary>Bytes over the network for everything but images and calls.</summary>
    public const string PageBytes = """
        () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
          .filter(({ name }) => !/\/(dicomweb|api|live)\//.test(name)).reduce((sum, entry) => sum + entry.encodedBodySize, 0)
        """;

    /// <summary>From the button let go until the page says that the server has what was drawn, ms.</summary>
    public const string WatchSaving = """
        () => {
          const state = document.querySelector('[data-testid=save-state]');
          window.__saved = new Promise((resolve) => addEventListener('pointerup', () => {
            const start = performance.now();
            let left = false;
            const look = () => {
              if (state.dataset.state !== 'saved') left = true;
              else if (left) {
                watch.disconnect();
                resolve(performance.now() - start);
              }
            };
            const watch = new MutationObserver(look);
            watch.observe(state, { attributes: true, attributeFilter: ['data-state'] });
          }, { capture: true, once: true }));
        }
        """;
}
