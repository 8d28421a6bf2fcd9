//! The source as a graph: which file names what, items of tests left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// A module path from the root of the crate: `["model", "keys"]`.
pub(crate) type Module = Vec<String>;

/// A file of the source.
pub(crate) struct SourceFile {
    /// Where it is, from `src`.
    pub(crate) path: PathBuf,
    /// The module that it is.
    pub(crate) module: Module,
    /// The paths that its code names, those of the crate from its root, with `crate` in front.
    pub(crate) named: BTreeSet<Vec<String>>,
    /// Its lines.
    pub(crate) lines: usize,
    /// Its functions outside of tests, with the lines of each.
    pub(crate) functions: Vec<(String, usize)>,
    /// What it offers under its own name: the name, and the path behind it.
    offered: BTreeMap<String, Vec<String>>,
}

impl SourceFile {
    /// The storey that the file belongs to.
    pub(crate) fn storey(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }
}

/// The files of the source without those of tests.
pub(crate) struct Source {
    pub(crate) files: Vec<SourceFile>,
}

impl Source {
    pub(crate) fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = Vec::new();
        collect(&root, Path::new("lib.rs"), &Vec::new(), &mut files);
        Self { files }
    }

    /// The place of the file that holds what `path` names, re-exports followed.
    pub(crate) fn holder(&self, path: &[String]) -> Option<usize> {
        let mut path = path.to_vec();
        for _ in 0..8 {
            let depth = (0..=path.len()).rev().find(|depth| self.at(&path[..*depth]).is_some())?;
            let index = self.at(&path[..depth])?;
            match path.get(depth).and_then(|name| self.files[index].offered.get(name)) {
                Some(behind) => path = behind.iter().chain(&path[depth + 1..]).cloned().collect(),
                None => return Some(index),
            }
        }
        None
    }

    fn at(&self, module: &[String]) -> Option<usize> {
        self.files.iter().position(|file| file.module == module)
    }
}

/// Reads the file at `path` and those of its modules; `module` is the path of the file's own.
fn collect(root: &Path, path: &Path, module: &Module, files: &mut Vec<SourceFile>) {
    let text = std::fs::read_to_string(root.join(path)).expect("source");
    let mut parsed = syn::parse_file(&text).expect("Rust");
    parsed.items.retain(|item| !is_of_tests(attributes(item)));
    let children: Vec<String> = parsed
        .items
        .iter()
        .filter_map(|item| match item {
            syn::Item::Mod(inner) if inner.content.is_none() => Some(inner.ident.to_string()),
            _ => None,
        })
        .collect();
    let mut reader = Reader { module, children: &children, named: BTreeSet::new(), functions: Vec::new() };
    reader.visit_file(&parsed);
    let (named, functions) = (reader.named, reader.functions);
    let offered = offered(&parsed, module, &children);
    files.push(SourceFile {
        path: path.to_owned(),
        module: module.clone(),
        named,
        lines: text.lines().count(),
        functions,
        offered,
    });
    let folder = match path.file_name().and_then(|name| name.to_str()) {
        Some("lib.rs" | "mod.rs") => path.parent().expect("folder").to_owned(),
        _ => path.with_extension(""),
    };
    for child in children {
        let flat = folder.join(format!("{child}.rs"));
        let nested = folder.join(&child).join("mod.rs");
        let file = if root.join(&flat).exists() { flat } else { nested };
        collect(root, &file, &module.iter().cloned().chain([child]).collect(), files);
    }
}

/// What is behind the names that `pub use` offers, `self` and globs aside.
fn offered(file: &syn::File, module: &Module, children: &[String]) -> BTreeMap<String, Vec<String>> {
    let mut offered = BTreeMap::new();
    for item in &file.items {
        let syn::Item::Use(item) = item else { continue };
        if matches!(item.vis, syn::Visibility::Inherited) {
            continue;
        }
        for (name, path) in leaves(&item.tree, &mut Vec::new()) {
            if let Some(path) = resolved(&path, module, children) {
                offered.insert(name, path[1..].to_vec());
            }
        }
    }
    offered
}

/// The leaves of a `use`: the name each gives, and its path.
fn leaves(tree: &syn::UseTree, before: &mut Vec<String>) -> Vec<(String, Vec<String>)> {
    let with = |before: &[String], last: &syn::Ident| before.iter().cloned().chain([last.to_string()]).collect();
    match tree {
        syn::UseTree::Path(path) => {
            before.push(path.ident.to_string());
            let found = leaves(&path.tree, before);
            before.pop();
            found
        }
        syn::UseTree::Name(name) if name.ident == "self" => {
            vec![(before.last().cloned().unwrap_or_default(), before.clone())]
        }
        syn::UseTree::Name(name) => vec![(name.ident.to_string(), with(before, &name.ident))],
        syn::UseTree::Rename(renamed) => vec![(renamed.rename.to_string(), with(before, &renamed.ident))],
        syn::UseTree::Glob(_) => vec![("*".to_owned(), before.clone())],
        syn::UseTree::Group(group) => group.items.iter().flat_map(|tree| leaves(tree, before)).collect(),
    }
}

/// `path` from the root of the crate with `crate` in front, or as it stands where it leads out of the crate.
fn resolved(path: &[String], module: &Module, children: &[String]) -> Option<Vec<String>> {
    let first = path.first()?;
    let from = |base: &[String], rest: &[String]| {
        std::iter::once("crate".to_owned()).chain(base.iter().cloned()).chain(rest.iter().cloned()).collect()
    };
    Some(match first.as_str() {
        "crate" => path.to_vec(),
        "self" => from(module, &path[1..]),
        "super" => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            from(&module[..module.len().checked_sub(ups)?], &path[ups..])
        }
        _ if children.contains(first) => from(module, path),
        _ => path.to_vec(),
    })
}

/// Collects what the code of one file names.
struct Reader<'f> {
    module: &'f Module,
    children: &'f [String],
    named: BTreeSet<Vec<String>>,
    functions: Vec<(String, usize)>,
}

impl Reader<'_> {
    fn name(&mut self, path: &[String]) {
        if path.len() > 1 {
            self.named.extend(resolved(path, self.module, self.children));
        }
    }

    fn function(&mut self, name: &syn::Ident, whole: proc_macro2::Span) {
        self.functions.push((name.to_string(), whole.end().line + 1 - whole.start().line));
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !is_of_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        for (_, path) in leaves(&item.tree, &mut Vec::new()) {
            self.name(&path);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.name(&path.segments.iter().map(|part| part.ident.to_string()).collect::<Vec<_>>());
        visit::visit_path(self, path);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig.ident, syn::spanned::Spanned::span(item));
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig.ident, syn::spanned::Spanned::span(item));
        visit::visit_impl_item_fn(self, item);
    }

    /// What stands in a macro is not parsed: its words are looked at one by one.
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        visit::visit_macro(self, call);
        let text = call.tokens.to_string().replace(" :: ", "::");
        let is_of_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        for word in text.split(|c: char| !is_of_path(c)).filter(|word| word.contains("::")) {
            self.name(&word.split("::").map(str::to_owned).collect::<Vec<_>>());
        }
    }
}

fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Trait(item) => &item.attrs,
        syn::Item::Type(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn is_of_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
    })
}
