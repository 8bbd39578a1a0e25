/**
 * What the page does in a reader's browser, where it is put as it is here: it keeps the marks on the device, shows
 * where a sentence is on its picture, and gives the marks away as one file.
 */
export function marks({ language, made }) {
  const { document, localStorage } = globalThis;
  const place = `words ${language}`;
  const kept = JSON.parse(localStorage.getItem(place) ?? '{}');
  const articles = [...document.querySelectorAll('article')];
  for (const article of articles) {
    const { mark, better, note } = kept[article.dataset.key] ?? {};
    const choice = mark && article.querySelector(`input[value="${mark}"]`);
    if (choice) choice.checked = true;
    field(article, 'better').value = better ?? '';
    field(article, 'note').value = note ?? '';
    article.addEventListener('input', keep);
    for (const event of ['mouseenter', 'focusin']) article.addEventListener(event, () => point(article));
  }
  document.querySelector('[data-export]').addEventListener('click', give);
  const reader = document.querySelector('[data-reader]');
  reader.value = localStorage.getItem('words reader') ?? '';
  reader.addEventListener('input', () => localStorage.setItem('words reader', reader.value.trim()));
  const unreadAlone = document.querySelector('[data-unread-alone]');
  unreadAlone.addEventListener('change', () => document.body.classList.toggle('unread-alone', unreadAlone.checked));
  count();

  function field(article, name) {
    return article.querySelector(`[data-${name}]`);
  }

  function keep({ currentTarget: article }) {
    const mark = article.querySelector('input:checked')?.value ?? null;
    const [better, note] = ['better', 'note'].map((name) => field(article, name).value.trim());
    kept[article.dataset.key] = { mark, better, note };
    localStorage.setItem(place, JSON.stringify(kept));
    count();
  }

  function point(article) {
    const picture = article.closest('section').querySelector('figure div');
    picture.querySelector('i')?.remove();
    if (!article.dataset.frame) return;
    const [left, top, width, height] = article.dataset.frame.split(' ');
    const frame = document.createElement('i');
    Object.assign(frame.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
    picture.append(frame);
    frame.scrollIntoView({ block: 'nearest' });
  }

  function count() {
    const marked = articles.filter(({ dataset: { key } }) => kept[key]?.mark || kept[key]?.better || kept[key]?.note);
    document.querySelector('output').value = `${marked.length} / ${articles.length}`;
  }

  function give() {
    const marks = articles
      .filter(({ dataset }) => kept[dataset.key])
      .map((article) => ({
        key: article.dataset.key,
        now: article.querySelector('.translation').textContent,
        ...kept[article.dataset.key],
      }));
    const given = { language, made, reader: reader.value.trim(), marks };
    const file = new Blob([JSON.stringify(given, null, 2)], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `safe-haven-words-${language}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  }
}
