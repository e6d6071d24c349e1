// Makes a document that breaks every rule of ours at least once, out of one that breaks none: a rule that finds nothing
// in it could never find anything.
import { readFileSync, writeFileSync } from "node:fs";

const [from, to] = process.argv.slice(2);
const api = JSON.parse(readFileSync(from, "utf8"));

api.openapi = "3.1.0";
delete api.info.contact.email;
api.info.version = "1.0";
api.servers[0].url = "http://klankbord.example/api";
delete api.paths["/openapi.json"];

const meeting = api.paths["/meetings/{meeting}"];
delete meeting.get.security;
delete meeting.get.summary;
delete meeting.put.responses["400"];
meeting.trace = { responses: {} };
meeting.get.parameters = [{ name: "page_size", in: "query", schema: { type: "string" } }];
delete meeting.get.responses["200"].headers["API-Version"];
delete meeting.get.responses["200"].headers["Referrer-Policy"];
meeting.get.responses["418"] = { description: "No.", headers: {}, content: { "text/plain": {} } };
api.paths["/Old_Meetings/"] = meeting;
delete api.components.responses.NotFound.content["application/problem+json"];

const properties = api.components.schemas.Meeting.properties;
properties.closingDate = { type: "string", format: "date-time" };
properties.closesAt = { type: "string" };
properties.snake_case = { type: "string" };

writeFileSync(to, JSON.stringify(api));
