//! One pass over the XML of a part, as elements and texts.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::ControlFlow;

/// The most elements within each other: a document has thirty, and the reader keeps the name of each.
const DEEPEST: usize = 1_024;

/// The entities that XML has without a definition.
const PREDEFINED: [(&str, char); 5] = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')];

/// A node of a part: an element by its name without prefix, since programs choose their own prefixes, or a text.
pub(super) enum Node<'n> {
    Start(&'n str, &'n BytesStart<'n>),
    End(&'n str),
    Text(&'n str),
}

/// Calls `see` with each node until it breaks; false if the XML is cut off or malformed before that.
pub(super) fn events(part: &str, mut see: impl FnMut(Node<'_>) -> ControlFlow<()>) -> bool {
    let mut reader = Reader::from_str(part);
    // The cells of a part with mismatched tags can still be read.
    reader.config_mut().check_end_names = false;
    let mut depth = 0_usize;
    loop {
        let Ok(event) = reader.read_event() else { return false };
        match &event {
            Event::Start(_) if depth >= DEEPEST => return false,
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            // What is still open was cut off.
            Event::Eof => return depth == 0,
            _ => {}
        }
        let flow = match &event {
            Event::Start(tag) => see(Node::Start(tag.local_name().as_ref(), tag)),
            Event::Empty(tag) => match see(Node::Start(tag.local_name().as_ref(), tag)) {
                ControlFlow::Continue(()) => see(Node::End(tag.local_name().as_ref())),
                done => done,
            },
            Event::End(tag) => see(Node::End(tag.local_name().as_ref())),
            Event::Text(text) => see(Node::Text(&text.xml10_content())),
            Event::CData(text) => see(Node::Text(&text.xml10_content())),
            // quick-xml reports `&lt;` and `&#10;` apart from the text around them.
            Event::GeneralRef(reference) => {
                let named = PREDEFINED.iter().find(|(name, _)| *name == &**reference).map(|(_, c)| *c);
                let character = named.or_else(|| reference.resolve_char_ref().ok().flatten());
                let mut room = [0; 4];
                see(Node::Text(character.map_or("", |c| c.encode_utf8(&mut room))))
            }
            _ => ControlFlow::Continue(()),
        };
        if flow.is_break() {
            return true;
        }
    }
}

/// The attribute `name` of `tag`, with any prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    // A duplicate attribute is an error to quick-xml; here the first one counts.
    let mut attributes = tag.attributes();
    let found = attributes.with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}
