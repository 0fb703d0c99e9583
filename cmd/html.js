'use strict';
(function () {
	var root = document.documentElement;
	var chosen = '';

	function all(selector, from) {
		return Array.prototype.slice.call((from || document).querySelectorAll(selector));
	}

	/* ---- language ---- */

	function show(lang) {
		root.lang = lang;
		root.dataset.show = lang;
		document.title = root.dataset[lang === 'ja' ? 'titleJa' : 'titleEn'];
		all('button[data-lang]').forEach(function (b) {
			b.setAttribute('aria-pressed', String(b.dataset.lang === lang));
		});
		all('option[data-ja]').forEach(function (o) {
			o.textContent = o.dataset[lang];
		});
	}

	/* ---- filter: the controls and the fragment of the address say the same ---- */

	var controls = all('[data-filter]');
	var items = all('[data-item]');

	function words(item, name) {
		return (item.getAttribute('data-' + name) || '').split(' ');
	}

	/* The choices that stand in the list itself: months. */
	function fill(select) {
		var found = {};
		items.forEach(function (item) {
			words(item, select.dataset.filter).forEach(function (w) {
				if (w)
					found[w] = true;
			});
		});
		Object.keys(found).sort().forEach(function (w) {
			var o = document.createElement('option');
			o.value = o.textContent = w;
			select.appendChild(o);
		});
	}

	function matches(item) {
		return controls.every(function (c) {
			var value = c.value.trim().toLowerCase();
			if (!value)
				return true;
			if (c.dataset.filter === 'q')
				return item.textContent.toLowerCase().indexOf(value) >= 0;
			return words(item, c.dataset.filter).indexOf(c.value) >= 0;
		});
	}

	function apply() {
		var n = 0;
		items.forEach(function (item) {
			item.hidden = !matches(item);
			n += !item.hidden;
		});
		all('[data-count]').forEach(function (e) {
			e.textContent = String(n);
		});
		all('[data-none]').forEach(function (e) {
			e.hidden = n > 0;
		});
	}

	function read() {
		var hash = location.hash.slice(1), said;
		if (hash.indexOf('=') < 0)
			return false;
		said = new URLSearchParams(hash);
		controls.forEach(function (c) {
			c.value = said.get(c.dataset.filter) || '';
			if (c.selectedIndex < 0)
				c.value = '';
		});
		if (said.get('lang') === 'ja' || said.get('lang') === 'en')
			show(chosen = said.get('lang'));
		return true;
	}

	function write() {
		var say = new URLSearchParams();
		controls.forEach(function (c) {
			if (c.value)
				say.set(c.dataset.filter, c.value);
		});
		if (chosen)
			say.set('lang', chosen);
		try {
			history.replaceState(null, '', '#' + say.toString());
		} catch (e) { /* an address that must not change: the filter works */ }
	}

	/* ---- sorting ---- */

	function key(row, at) {
		var cell = (row.rows ? row.rows[0] : row).cells[at];
		var v = cell.getAttribute('data-v');
		return v === null ? cell.textContent.trim() : Number(v);
	}

	function sort(th) {
		var table = th.closest('table'), at = th.cellIndex;
		var was = th.getAttribute('aria-sort');
		var down = was ? was === 'ascending' : th.classList.contains('num');
		var groups = table.hasAttribute('data-groups');
		var rows = all(groups ? ':scope > tbody' : ':scope > tbody > tr', table);
		all('th[aria-sort]', table).forEach(function (x) {
			x.removeAttribute('aria-sort');
		});
		th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
		rows.map(function (row, i) {
			return { row: row, key: key(row, at), i: i };
		}).sort(function (a, b) {
			var less = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
			return (down ? -less : less) || a.i - b.i;
		}).forEach(function (x) {
			x.row.parentNode.appendChild(x.row);
		});
	}

	/* ---- begin ---- */

	all('select[data-fill]').forEach(fill);
	controls.forEach(function (c) {
		c.addEventListener(c.tagName === 'SELECT' ? 'change' : 'input', function () {
			apply();
			write();
		});
	});
	all('form.filter').forEach(function (form) {
		form.hidden = false;
		form.addEventListener('submit', function (e) {
			e.preventDefault();
		});
		form.addEventListener('reset', function () {
			setTimeout(function () {
				apply();
				write();
			}, 0);
		});
	});
	all('button[data-lang]').forEach(function (b) {
		b.addEventListener('click', function () {
			show(chosen = b.dataset.lang);
			write();
		});
	});
	all('.switch').forEach(function (s) {
		s.hidden = false;
	});
	all('th[data-sort]').forEach(function (th) {
		var b = document.createElement('button');
		b.type = 'button';
		while (th.firstChild)
			b.appendChild(th.firstChild);
		th.appendChild(b);
		b.addEventListener('click', function () {
			sort(th);
		});
	});
	window.addEventListener('hashchange', function () {
		var list = document.getElementById('list');
		if (!read())
			return;
		apply();
		if (list)
			list.scrollIntoView();
	});
	read();
	apply();
}());
