//! The tags and texts of HTML as they come. The tokens of html5gum itself keep every fault of a text and every attribute:
//! a tag that does not end takes a hundred times its length.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// The attributes that tables are read by.
const ATTRIBUTES: [&[u8]; 3] = [b"colspan", b"rowspan", b"style"];

/// A tag or a text.
pub(super) enum Token {
    Start(Tag),
    /// The name of the element.
    End(Vec<u8>),
    Text(String),
}

/// A tag that begins an element.
#[derive(Default)]
pub(super) struct Tag {
    pub(super) name: Vec<u8>,
    pub(super) self_closing: bool,
    attributes: Vec<(&'static [u8], String)>,
}

impl Tag {
    /// The value of the attribute `name`, one of [`ATTRIBUTES`], in small letters.
    pub(super) fn attribute(&self, name: &[u8]) -> Option<&str> {
        self.attributes.iter().find(|(of, _)| *of == name).map(|(_, value)| value.as_str())
    }
}

/// The tags and texts of `html`.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = Token> + '_ {
    let mut tag = Tag::default();
    // The attribute whose value comes next; of equal names the first one counts, as in browsers.
    let mut waiting: Option<&'static [u8]> = None;
    let emitter = CallbackEmitter::new(move |event: CallbackEvent<'_>, _: Span<()>| match event {
        CallbackEvent::OpenStartTag { name } => {
            tag = Tag { name: name.to_vec(), ..Tag::default() };
            waiting = None;
            None
        }
        CallbackEvent::AttributeName { name } => {
            let known = ATTRIBUTES.into_iter().find(|known| *known == name);
            waiting = known.filter(|known| tag.attribute(known).is_none());
            None
        }
        CallbackEvent::AttributeValue { value } => {
            let value = String::from_utf8_lossy(value).to_ascii_lowercase();
            tag.attributes.extend(waiting.take().map(|name| (name, value)));
            None
        }
        CallbackEvent::CloseStartTag { self_closing } => {
            Some(Token::Start(Tag { self_closing, ..std::mem::take(&mut tag) }))
        }
        CallbackEvent::EndTag { name } => Some(Token::End(name.to_vec())),
        CallbackEvent::String { value } => Some(Token::Text(String::from_utf8_lossy(value).into_owned())),
        CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => None,
    });
    Tokenizer::new_with_emitter(html, emitter).map(|token| {
        let Ok(token) = token;
        token
    })
}
